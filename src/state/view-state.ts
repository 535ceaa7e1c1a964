export * from '../core/view/view-state';
