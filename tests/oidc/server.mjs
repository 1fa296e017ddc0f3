// A real OpenID provider for the tests: node-oidc-provider in memory, with one client and a login page of one field.
//
//   OIDC_PORT      the port on 127.0.0.1
//   OIDC_REDIRECTS the addresses that the client may come back to, separated by white space
//
// PUT /people/NAME tells it of a person: {"claims": {"sub": …, "email": …}, "amr": […], "acr": …}. Whoever types NAME on
// the login page is that person. It asks for no password: what it proves is the protocol.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const port = Number(process.env.OIDC_PORT);
const issuer = `http://127.0.0.1:${port}`;
const people = new Map();

const bySub = (sub) => [...people.values()].find(({ claims }) => claims.sub === sub);

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'dok',
    client_secret: 'a-secret-of-the-tests-alone-0123456789',
    redirect_uris: process.env.OIDC_REDIRECTS.split(/\s+/).filter(Boolean),
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
  }],
  // As brokers do: how somebody signed in stands in the id token, and a CPR number comes whether one asks or not.
  claims: { openid: ['sub', 'acr', 'amr', 'cpr'], email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['tests-alone'] },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  findAccount: (_ctx, sub) => {
    const person = bySub(sub);
    return person && { accountId: sub, claims: () => person.claims };
  },
  // The client is our own: nobody is asked whether they consent.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(' '));
    await grant.save();
    return grant;
  },
});

const PAGE = (uid, told) => `<!doctype html><html lang="da"><meta charset="utf-8"><title>Log ind</title>
<meta name="viewport" content="width=device-width"><h1>Region Test</h1><p>${told}</p>
<form method="post" action="/interaction/${uid}"><label>Bruger <input name="login" autofocus></label>
<button>Log ind</button> <button name="cancel" value="1">Afbryd</button></form></html>`;

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

const html = (response, text) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);

async function interact(request, response) {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return html(response, PAGE(uid, 'Skriv dit brugernavn.'));
  const typed = new URLSearchParams(await body(request));
  if (typed.has('cancel')) {
    return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'cancelled' });
  }
  const person = people.get(typed.get('login'));
  if (!person) return html(response, PAGE(uid, 'Den bruger findes ikke.'));
  const { claims, acr, amr } = person;
  return provider.interactionFinished(request, response, { login: { accountId: claims.sub, acr, amr, remember: person.remember === true } });
}

async function tellOfPerson(request, response) {
  people.set(decodeURIComponent(request.url.split('/').pop()), JSON.parse(await body(request)));
  response.writeHead(204).end();
}

const serve = provider.callback();
createServer(async (request, response) => {
  try {
    if (request.method === 'PUT' && request.url.startsWith('/people/')) await tellOfPerson(request, response);
    else if (request.url.startsWith('/interaction/')) await interact(request, response);
    else serve(request, response);
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
  }
}).listen(port, '127.0.0.1', () => console.log(`listening on ${issuer}`));
