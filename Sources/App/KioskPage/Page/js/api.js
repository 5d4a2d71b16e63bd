// The gateway's requests that a visitor's touch may start; every one has an end.

const limit = 8000;

/** Carries the gateway's own code, or `link` where it could not be reached; `words` are for visitors. */
export class RequestError extends Error {
  constructor(status, code, message, words) {
    super(message);
    this.status = status;
    this.code = code;
    this.words = words;
  }
}

export const startReading = (address) =>
  request("POST", `api/v1/meters/${encodeURIComponent(address)}/readings`);

export const operationNow = (id) => request("GET", `api/v1/operations/${encodeURIComponent(id)}`);

export const cancelOperation = (id) =>
  request("DELETE", `api/v1/operations/${encodeURIComponent(id)}`);

export const tariffList = () => request("GET", "api/v1/tariffs");

export const tariffNamed = (id) => request("GET", `api/v1/tariffs/${encodeURIComponent(id)}`);

export const billFor = (tariff, usage) => request("POST", "api/v1/bills", { tariff, usage });

async function request(method, path, body) {
  let response;
  let text;
  try {
    response = await fetch(path, {
      method,
      cache: "no-store",
      signal: AbortSignal.timeout(limit),
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    text = await response.text();
  } catch {
    throw new RequestError(0, "link", "");
  }
  const data = parsed(text);
  if (response.ok) return data;
  const code = response.status === 503 ? "busy" : (data?.error?.code ?? "other");
  throw new RequestError(response.status, code, data?.error?.message ?? "", data?.error?.words);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
