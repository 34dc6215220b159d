"""boto3 as a script would use it, one call per line of JSON on stdin, one answer per line on stdout."""

import json
import sys
import time

import boto3
import botocore.exceptions

clients = {}
for line in sys.stdin:
    asked = json.loads(line)
    service = asked["service"]
    if service not in clients:
        clients[service] = boto3.client(service)
    try:
        value = getattr(clients[service], asked["operation"])(**asked["input"])
        answer = {"ok": value, "at": time.monotonic()}
    except botocore.exceptions.ClientError as error:
        answer = {"code": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}
    print(json.dumps(answer, default=str), flush=True)
