"""airbyte-cdk's standard checks of a source. They run a Python object, so this one runs the program and passes on its
messages, each of which must be valid by Airbyte's own models."""

import json
import os
import subprocess
from pathlib import Path

from airbyte_cdk.models import AirbyteMessageSerializer, TraceType
from airbyte_cdk.test.models import ConnectorTestScenario
from airbyte_cdk.test.standard_tests import SourceTestSuiteBase
from airbyte_protocol.models import AirbyteMessage

EXECUTABLE, FOLDER = os.environ['SOURCE'], Path(os.environ['CONFIGS'])


def messages(*args):
    run = subprocess.run([EXECUTABLE, *args], stdout=subprocess.PIPE)
    lines = run.stdout.split(b'\n')
    assert lines.pop() == b'', 'the last line is incomplete'
    for line in lines:
        AirbyteMessage.model_validate_json(line)
    found = [AirbyteMessageSerializer.load(json.loads(line)) for line in lines]
    errors = [message for message in found if message.trace and message.trace.type == TraceType.ERROR]
    assert len(errors) == (0 if run.returncode == 0 else 1), f'{len(errors)} errors with exit code {run.returncode}'
    return found


def only(kind, *args):
    [found] = [value for message in messages(*args) if (value := getattr(message, kind))]
    return found


class SourceLengow:
    check_config_against_spec = True

    def spec(self, logger):
        return only('spec', 'spec')

    def read_config(self, path):
        self.config = path
        return json.loads(Path(path).read_text())

    def configure(self, config, temp_dir):
        return config

    def check(self, logger, config):
        return only('connectionStatus', 'check', '--config', self.config)

    def discover(self, logger, config):
        return only('catalog', 'discover', '--config', self.config)

    def read_catalog(self, path):
        return path

    def read_state(self, path):
        return path

    def read(self, logger, config, catalog, state):
        given = ['--state', state] if state else []
        return messages('read', '--config', self.config, '--catalog', catalog, *given)


class TestLengow(SourceTestSuiteBase):
    connector = SourceLengow

    @classmethod
    def get_connector_root_dir(cls):
        return FOLDER

    @classmethod
    def get_scenarios(cls):
        return [
            ConnectorTestScenario(config_path=FOLDER / 'config.json', status='succeed'),
            ConnectorTestScenario(config_path=FOLDER / 'refused.json', status='failed', sections=('connection',)),
        ]
