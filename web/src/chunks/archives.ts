// A script of its own, loaded when the first archive is opened that is neither a package nor a workbook.
export { holdsOpenLca, openLcaLimits, readOpenLca } from '../../shared/openlca_zip.mjs';
export { readRuleZip } from '../../shared/rule_zip.mjs';
export { TableFailure } from '../../shared/table/failure.mjs';
