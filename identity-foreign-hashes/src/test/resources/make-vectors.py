#!/usr/bin/env python3
"""Writes vectors.tsv: which implementation, password, hash. Nothing of this library takes part.

PBKDF2 and scrypt are computed by Python's hashlib (OpenSSL), bcrypt by crypt(3) through perl (libxcrypt). The spelling
follows the sources: Django's django/contrib/auth/hashers.py, ASP.NET's PasswordHasher.cs, passlib's handlers/pbkdf2.py,
the PHC string format, Keycloak's Pbkdf2PasswordHashProvider. The lines of "published" are from the tests of crypt_blowfish
(wrapper.c) and of the reference implementation of argon2 (test.c), typed in.
"""
import base64, hashlib, struct, subprocess, sys

PASSWORDS = ["kajak ohne paddel", "Straße 🚀 café", "x" * 100, ""]
SALT = bytes(range(16))


def b64(data):
    return base64.b64encode(data).decode()


def bare(data):
    return b64(data).rstrip("=")


def pbkdf2(name, password, salt, iterations, length=None):
    return hashlib.pbkdf2_hmac(name, password.encode(), salt, iterations, length)


def scrypt(password, salt, n, r, p, length):
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, dklen=length, maxmem=1 << 28)


def crypt(text, setting):
    code = "binmode STDOUT; print crypt($ARGV[0], $ARGV[1])"
    return subprocess.run(["perl", "-e", code, text, setting], check=True, capture_output=True).stdout.decode()


def lines(password):
    for version in "aby":
        yield "crypt(3)", crypt(password, f"$2{version}$06$abcdefghijklmnopqrstuu")
    yield "django", f"pbkdf2_sha256$260000$Ab12cd34EF$" + b64(pbkdf2("sha256", password, b"Ab12cd34EF", 260000))
    yield "django", f"pbkdf2_sha1$1000$salz\u00e4$" + b64(pbkdf2("sha1", password, "salz\u00e4".encode(), 1000))
    yield "django", "bcrypt$" + crypt(password, "$2b$06$abcdefghijklmnopqrstuu")
    digest = hashlib.sha256(password.encode()).hexdigest()
    yield "django", "bcrypt_sha256$" + crypt(digest, "$2b$06$abcdefghijklmnopqrstuu")
    yield "django", "scrypt$16384$Ab12cd34EF$8$1$" + b64(scrypt(password, b"Ab12cd34EF", 16384, 8, 1, 64))
    for prf, name, iterations in (0, "sha1", 10000), (1, "sha256", 10000), (2, "sha512", 100000):
        head = struct.pack(">BIII", 1, prf, iterations, 16)
        yield "asp.net v3", b64(head + SALT + pbkdf2(name, password, SALT, iterations, 32))
    yield "asp.net v2", b64(b"\0" + SALT + pbkdf2("sha1", password, SALT, 1000, 32))
    for name, dashed in ("sha1", ""), ("sha256", "-sha256"), ("sha512", "-sha512"):
        key = pbkdf2(name, password, SALT, 27500, 64)
        yield "keycloak as phc", f"$pbkdf2{dashed}$i=27500${bare(SALT)}${bare(key)}"
    ab64 = lambda data: bare(data).replace("+", ".")
    yield "passlib", f"$pbkdf2-sha256$29000${ab64(SALT)}${ab64(pbkdf2('sha256', password, SALT, 29000))}"
    yield "phc", f"$scrypt$ln=14,r=8,p=1${bare(SALT)}${bare(scrypt(password, SALT, 16384, 8, 1, 32))}"
    yield "lambdaworks", f"$s0$e0801${b64(SALT)}${b64(scrypt(password, SALT, 16384, 8, 1, 32))}"
    yield "spring", f"{{scrypt}}$e0801${b64(SALT)}${b64(scrypt(password, SALT, 16384, 8, 1, 32))}"


PUBLISHED = [
    ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
    ("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
    ("U*U*U", "$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
    ("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
    ("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored",
     "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui"),
    ("password", "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ"),
    ("password", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA"),
    ("password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"),
]

with open(sys.argv[1] if len(sys.argv) > 1 else "vectors.tsv", "w", encoding="utf-8") as out:
    for password in PASSWORDS:
        for source, text in lines(password):
            print(source, password, text, sep="\t", file=out)
    for password, text in PUBLISHED:
        print("published", password, text, sep="\t", file=out)
