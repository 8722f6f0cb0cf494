@file api.py
@[.secret] import os
@[!.secret] from functools import cache
from typing import Annotated

@[!.secret] import httpx
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from joserfc import jwt
from joserfc.errors import JoseError
@[!.secret] from joserfc.jwk import KeySet
@[.secret] from joserfc.jwk import OctKey

app = FastAPI()

CLAIMS = jwt.JWTClaimsRegistry(
    iss={"essential": True, "value": @{.issuer}},
@[.aud]     aud={"essential": True, "value": @{.api_audience}},
@[!.aud]     client_id={"essential": True, "value": @{client_id}},
@[!.aud]     token_use={"essential": True, "value": "access"},
    exp={"essential": True},
@[.skew]     leeway=@{.skew:number},  # seconds
)
@[.secret] KEY = OctKey.import_key(os.environ["TOKEN_SECRET"])
@[!.secret]
@[!.secret]
@[!.secret] @cache
@[!.secret] def keys() -> KeySet:
@[!.secret]     return KeySet.import_key_set(httpx.get(@{.jwks_uri}).raise_for_status().json())


def claims(bearer: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]) -> dict:
    try:
@[!.algorithms] @[!.secret]         token = jwt.decode(bearer.credentials, keys(), algorithms=[@{.algorithm}])
@[.secret]         token = jwt.decode(bearer.credentials, KEY, algorithms=[@{.algorithm}])
@[.algorithms]         token = jwt.decode(bearer.credentials, keys(), algorithms=[@{.algorithms:list}])
        CLAIMS.validate(token.claims)
    except (JoseError, ValueError) as error:
        raise HTTPException(status_code=401, detail="invalid token") from error
@[.scopes]     granted = token.claims.get(@{.scope_claim}, [])
@[.scopes]     granted = granted.split() if isinstance(granted, str) else granted
@[.scopes]     if not {@{.scopes:list}}.issubset(granted):
@[.scopes]         raise HTTPException(status_code=403, detail="insufficient scope")
    return token.claims


@app.get("/orders")
def orders(token: Annotated[dict, Depends(claims)]) -> dict:
    return {"subject": token["sub"]}
