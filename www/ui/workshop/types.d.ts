// Shapes of the workshop. Types only: nothing here ships.

import type * as core from "../../core/workshop.js";
import type { Point } from "../../core/core.js";
import type { Trouble } from "../types.js";

type CoreFunctions = Omit<typeof core, "default" | "initSync" | "MadeKey" | "TakeAlong" | "TokenAnswer" | "TokenRequest" | "makeKey">;

/** What the worker does beyond the core's own functions. */
interface Here {
  give(bytes: Uint8Array): core.Seen[];
  forgetGiven(): void;
  open(password: string | undefined, now: number): Promise<core.OpenedMaterial>;
  make(request: core.NewKey): Promise<MadeKey>;
  takeAlong(number: number, form: "pem" | "pkcs12", password?: string): Uint8Array<ArrayBuffer>;
  forgetTakeAlong(number: number): void;
  tryToken(trial: Trial): Promise<Tried>;
}

/** One try of a pair of host and audience. */
export interface Trial {
  host: string;
  /** What is signed; the assertion never leaves the worker but to the host. */
  claims: Parameters<typeof core.signAssertion>[0];
  signingKey: CryptoKey;
  around: core.Around;
  /** Ask who the token is for before it is ended. */
  askUser: boolean;
  /** Go on to the next pair after one that works. */
  tryAll: boolean;
}

/** What came of a try. The access token is ended and forgotten by then. */
export interface Tried {
  sent: Sent[];
  /** Absent when the host could not be reached. */
  answer?: core.Answer;
  user?: core.UserInfo;
  /** Absent when there was no token. */
  revoked?: boolean;
  goOn: boolean;
}

/** One request, as it is listed. */
export interface Sent {
  url: string;
  parameters: string[];
  /** Absent when there was no answer. */
  status?: number;
  milliseconds: number;
}

export type WorkerFunctions = CoreFunctions & Here;

/** Asks the worker; rejects with a `WorkshopError`. */
export type Ask = <Call extends keyof WorkerFunctions>(
  call: Call,
  values: Parameters<WorkerFunctions[Call]>,
  transfer?: Transferable[],
) => Promise<Awaited<ReturnType<WorkerFunctions[Call]>>>;

export interface Bench {
  ask: Ask;
  /** Ends the worker; what it was asked rejects, what it held is gone. */
  stop(): void;
}

export interface Question {
  id: number;
  call: keyof WorkerFunctions;
  values: unknown[];
}

export interface Reply {
  id: number;
  value?: unknown;
  trouble?: Trouble;
}

/** What the worker made; the copy of a key to take along stays with it, under a number. */
export type MadeKey = Omit<core.OpenedKey, "certificate"> & {
  certificate: core.OpenedCertificate;
  takeAlong?: number;
};

/** A certificate on screen. */
export type Certificate = core.OpenedCertificate;

/** A key that can sign here; nobody can copy it out of the browser's hands. */
export interface HeldKey {
  id: number;
  name: string;
  bits: number;
  /** SubjectPublicKeyInfo, base64. */
  publicKey: string;
  signingKey: CryptoKey;
  certificate: Certificate | null;
  /** In memory until the surface closes, or kept in this browser until it is removed. */
  place: "memory" | "browser";
  /** The worker's number of the copy to take along, while there is one. */
  takeAlong?: number | undefined;
}

/** A key as the browser keeps it. */
export interface KeptKey {
  name: string;
  bits: number;
  publicKey: string;
  signingKey: CryptoKey;
  /** PEM. */
  certificate: string | null;
}

/** Where keys outlive the surface, if the admin asks. */
export interface KeyPower {
  all(): Promise<KeptKey[]>;
  /** Fails when the name is taken. */
  keep(key: KeptKey): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The subject and the size of a key that is to be made. */
export interface NewKeyForm {
  commonName: string;
  organization: string;
  country: string;
  days: string;
  bits: string;
  place: "memory" | "browser" | "take-along";
}

export interface KeysState {
  busy: "" | "opening" | "making" | "downloading";
  /** What was given last, as it looks without a password. */
  seen: core.Seen[];
  wantsPassword: boolean;
  /** What a key in it is called if it has no name of its own. */
  called: string;
  /** Certificates that were opened without a key of theirs. */
  certificates: Certificate[];
  held: HeldKey[];
  form: NewKeyForm;
  /** The certificate that was put into the fill, by its thumbprint. */
  used: string;
  note: string;
  trouble: Trouble | null;
}

export interface KeysActions {
  openFile(file: File): Promise<void>;
  openText(text: string): Promise<void>;
  unlock(password: string): Promise<void>;
  /** Ends what takes too long. */
  stopWork(): void;
  forgetGiven(): void;
  editNewKey(change: Partial<NewKeyForm>): void;
  makeKey(): Promise<void>;
  download(key: HeldKey, form: "pem" | "pkcs12", password?: string): Promise<void>;
  downloadCertificate(certificate: Certificate): void;
  useCertificate(certificate: Certificate): void;
  keepKey(key: HeldKey, name: string): Promise<void>;
  forgetKey(key: HeldKey): Promise<void>;
  /** Goes to the section on JWTs with this key chosen. */
  signWith(key: HeldKey): void;
  forgetCertificate(certificate: Certificate): void;
}

/** Everything the workshop's sections show. */
export interface Workshop {
  /** What is new on screen; its heading takes the focus. */
  shown: string;
  keys: KeysState;
  sign: SignState;
  token: TokenState;
  inspect: InspectState;
  errors: ErrorsState;
}

export type PartName = Exclude<keyof Workshop, "shown">;

export interface WorkshopActions
  extends KeysActions,
    SignActions,
    TokenActions,
    InspectActions,
    ErrorsActions {}

/** The claims, and once signed the token. */
export interface SignState {
  /** Of the key that signs; absent: the only one there is. */
  keyId: number | null;
  iss: string;
  sub: string;
  aud: string;
  /** Seconds. */
  lifetime: string;
  points: Point[];
  signed: core.SignedJwt | null;
  copied: boolean;
  trouble: Trouble | null;
}

export interface SignActions {
  answerSign(answers: Partial<Pick<SignState, "keyId" | "iss" | "sub" | "aud" | "lifetime">>): void;
  /** Looks again at what would fail, after something else has changed. */
  preflight(): void;
  sign(): Promise<void>;
  copyToken(): Promise<void>;
  forgetToken(): void;
  goToKeys(): void;
}

export interface InspectState {
  inspection: core.Inspection | null;
  /** What should have signed it: a key that is here, by its number, or a pasted certificate. */
  verifier: string;
  pasted: string;
  trouble: Trouble | null;
}

export interface InspectActions {
  inspectJwt(text: string): Promise<void>;
  verifyWith(verifier: string, pasted?: string): void;
  forgetInspection(): void;
}

export interface TokenState {
  running: boolean;
  tryAll: boolean;
  askUser: boolean;
  attempts: core.Attempt[];
  /** In the order of the attempts. */
  tried: Tried[];
  /** The org that the attempts are for. */
  org: string;
  declined: boolean;
  trouble: Trouble | null;
}

export interface TokenActions {
  setToken(change: Partial<Pick<TokenState, "tryAll" | "askUser">>): void;
  tryToken(): Promise<void>;
}

export interface ErrorsState {
  explanation: core.Explanation | null;
  trouble: Trouble | null;
}

export interface ErrorsActions {
  explain(text: string): Promise<void>;
  forgetExplanation(): void;
}
