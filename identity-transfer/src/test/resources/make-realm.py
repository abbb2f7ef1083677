#!/usr/bin/env python3
"""Writes keycloak-realm.json as `kc.sh export --users realm_file` spells it. PBKDF2 is Python's; the argon2 vector is that of
test.c of the reference implementation ("password", "somesalt"). All other passwords are "kajak ohne paddel"."""
import base64, hashlib, json, sys

SALT = bytes(range(16))


def credential(algorithm, name, iterations):
    key = hashlib.pbkdf2_hmac(name, b"kajak ohne paddel", SALT, iterations, 64)
    return raw(algorithm, iterations, base64.b64encode(key).decode(), base64.b64encode(SALT).decode(), {})


def raw(algorithm, iterations, value, salt, more):
    return {
        "id": "c0", "type": "password", "createdDate": 1600000000123,
        "secretData": json.dumps({"value": value, "salt": salt, "additionalParameters": {}}),
        "credentialData": json.dumps({"hashIterations": iterations, "algorithm": algorithm, "additionalParameters": more}),
    }


def user(n, email, **more):
    base = {"id": f"5d0f7c1e-2b1c-4c8e-9a51-1d0f3f4b7a0{n}", "createdTimestamp": 1600000000123, "username": f"user{n}",
            "enabled": True, "totp": False, "emailVerified": True, "firstName": "A", "lastName": "B",
            "disableableCredentialTypes": [], "requiredActions": [], "realmRoles": ["default-roles-shop"], "notBefore": 0,
            "groups": []}
    if email:
        base["email"] = email
    return base | more


argon2 = raw("argon2", 2, "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc=", "c29tZXNhbHQ=",
             {"hashLength": ["32"], "memory": ["65536"], "type": ["id"], "version": ["1.3"], "parallelism": ["1"]})
realm = {
    "id": "shop", "realm": "shop", "enabled": True, "roles": {"realm": [{"name": "users"}], "client": {"users": []}},
    "users": [
        user(1, "ann@example.com", credentials=[{"type": "otp", "secretData": "{}", "credentialData": "{}"},
                                                credential("pbkdf2-sha256", "sha256", 27500)],
             realmRoles=["default-roles-shop", "editor"], attributes={"plan": ["gold"], "other": ["x"]}),
        user(2, "bob@example.com", credentials=[credential("pbkdf2-sha512", "sha512", 210000)], enabled=False,
             realmRoles=["admin"], emailVerified=False),
        user(3, "carol@example.com", credentials=[argon2]),
        user(4, "dan@example.com", credentials=[], requiredActions=["UPDATE_PASSWORD"]),
        user(5, None, serviceAccountClientId="shop-backend", credentials=[]),
        user(6, "eve@example.com", credentials=[raw("my-own", 1, "eA==", "eA==", {})]),
    ],
    "scopeMappings": [], "clients": [{"clientId": "account"}],
}
with open(sys.argv[1], "w", encoding="utf-8") as out:
    json.dump(realm, out, indent=2)
    out.write("\n")
