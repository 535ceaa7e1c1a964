import { ROLES } from '../core/formats/rows/row-roles';

/** How commands take what a table's columns are. */
export const MAP_HELP = `  --map COLUMN=ROLE   what a column is; may be said several times. Otherwise the columns' names say it. Roles:
                      ${ROLES.slice(0, 9).join(', ')},
                      ${ROLES.slice(9).join(', ')}`;
