// Where things lie.

import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export const root = at("../../..");
export const bindings = at("../../../bindings-wasm");
export const here = at("..");
