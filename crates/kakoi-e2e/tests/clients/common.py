"""What the scripts share: clients as anybody would make them, and expectations that fail."""

import time

import boto3
import botocore.exceptions

ec2 = boto3.client("ec2")
efs = boto3.client("efs")
iam = boto3.client("iam")
rds = boto3.client("rds")
redshift = boto3.client("redshift")
sagemaker = boto3.client("sagemaker")
sts = boto3.client("sts")


def refused(code, call, **arguments):
    """That a call is refused with one of AWS's codes; answers with the error."""
    codes = (code,) if isinstance(code, str) else code
    try:
        answer = call(**arguments)
    except botocore.exceptions.ClientError as error:
        got = error.response["Error"]["Code"]
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        assert got in codes, f"{arguments}: {got} instead of {codes}: {error}"
        assert 400 <= status < 500, f"{arguments}: status {status}"
        return error.response
    raise AssertionError(f"{arguments} was accepted: {answer}")


def wait(what, ask, seconds=90):
    """Asks until the answer is true."""
    deadline = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"{what}: not within {seconds} s"
        time.sleep(0.05)
