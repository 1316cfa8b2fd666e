export declare function changes(text: string): { title: string; files: { path: string; piece: string }[] }[];
