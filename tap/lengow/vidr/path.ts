// The path of Amazon's VAT invoice data report (VIDR).

export const VIDR_PATH = '/v3.0/apps/amazon-vcs/vidr/';
