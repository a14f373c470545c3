// Keys the admin asked to keep: in the extension's own database, and in a form nobody can copy out of
// it. A `CryptoKey` that is not extractable can be stored and used, and its numbers never be read.

/** @import { KeptKey, KeyPower } from "./ui/workshop/types.js" */

const DATABASE = "keys";
const STORE = "keys";

/** @returns {KeyPower} */
export function keyPower() {
  return {
    all: () => inStore("readonly", (store) => store.getAll()),
    async keep(key) {
      if (key.signingKey.extractable) throw new Error("A key that could be copied out is not kept.");
      try {
        await inStore("readwrite", (store) => store.add(key));
      } catch (error) {
        if (error instanceof DOMException && error.name === "ConstraintError")
          throw new Error(`A key named “${key.name}” is kept already. Choose another name.`);
        throw error;
      }
    },
    async remove(name) {
      await inStore("readwrite", (store) => store.delete(name));
    },
  };
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<T>}
 */
async function inStore(mode, work) {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? request.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "name" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
