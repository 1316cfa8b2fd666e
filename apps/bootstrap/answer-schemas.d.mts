export declare const answersFile: string;
export declare function answerSchemas(): string;
