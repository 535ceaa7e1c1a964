export { formatPermalink, parsePermalink } from '../core/view/permalink';
