// Opens a store in a Node that cannot load native parts, and says what the store says of that.
import { Store } from '../../src/store/store.ts';

process.dlopen = () => {
  throw Object.assign(new Error('The module was compiled against a different Node.js version'), {
    code: 'ERR_DLOPEN_FAILED',
  });
};

const [file = ''] = process.argv.slice(2);
await Store.open({ file }).catch((error: Error) => process.stdout.write(`${error.name}: ${error.message}`));
