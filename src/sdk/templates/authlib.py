@file app.py
import os

from authlib.integrations.flask_client import OAuth
from flask import Flask

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]

oauth = OAuth(app)
oauth.register(
    "idp",
    client_id=@{client_id},
    client_secret=os.environ["CLIENT_SECRET"],
@[.openid]     server_metadata_url=@{.authority} + "/.well-known/openid-configuration",
@[!.openid]     authorize_url=@{.endpoint},
@[!.openid]     access_token_url=@{.token_endpoint},
    client_kwargs={
        "scope": @{scope},
        "code_challenge_method": "S256",
    },
@[*]     authorize_params={
        @{*name}: @{*value:many},
@[*]     },
)


@app.get("/login")
def login():
    return oauth.idp.authorize_redirect(@{redirect_uri})


@app.get(@{.callback_path})
def callback():
@[.token_resource]     token = oauth.idp.authorize_access_token(resource=@{.token_resource})
@[!.token_resource]     token = oauth.idp.authorize_access_token()
    access_token = token["access_token"]
    return {"has_access_token": bool(access_token)}
