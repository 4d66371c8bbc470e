// The entry for Node, which cannot fetch files from its disk.

import { readFile } from "node:fs/promises";
import { readFilesWith } from "./files.js";

readFilesWith(readFile);

export * from "./index.js";
