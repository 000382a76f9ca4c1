// Implements --discover: prints the catalog, without a config or the network.

import {discover as catalog} from '../../catalog/discover.ts';

export const discover = (): string => `${JSON.stringify(catalog(), null, 2)}\n`;
