using System.Text;
using Shouldly;
using Supervisor.Cli.Fleet;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Cli.Fleet;

public sealed class HiddenValuesTests
{
    private const string Fleet = """
        services:
          chat:
            env_file: [chat.env]
            environment:
              LITERAL: plain
              DEFAULTED: ${UNSET:-usual}
              OF_DOT_ENV: "key ${DOT}"
              OF_CALLER:
            x-supervisor:
              agents:
                chat: { command: [chat], environment: { OWN: "${DOT}", PLAIN: "1" } }
        """;

    [Fact]
    public void Variables_FromOutsideTheFiles_AreHidden_AndNoOthers()
    {
        var request = new FleetRequest(
            [new ProjectFiles(["fleet.yaml"])],
            ValueMap<string>.Empty.With("OF_CALLER", "third secret")
        );
        var files = new Texts(
            ("fleet.yaml", Fleet),
            ("chat.env", "OF_FILE=first secret\n"),
            (".env", "DOT=second secret\n")
        );

        var group = HiddenValues
            .Hide(FleetReader.Read(request, files).Model, request, files)
            .Projects.Single()
            .Groups.Single();

        group
            .Service.Environment.Select(entry => $"{entry.Key}={entry.Value}")
            .ShouldBe([
                "DEFAULTED=usual",
                "LITERAL=plain",
                "OF_CALLER=(hidden)",
                "OF_DOT_ENV=(hidden)",
                "OF_FILE=(hidden)",
            ]);
        group
            .Agents.Single()
            .Environment.Select(entry => $"{entry.Key}={entry.Value}")
            .ShouldBe(["OWN=(hidden)", "PLAIN=1"]);
    }

    private sealed class Texts(params (string Path, string Text)[] files) : IFleetFiles
    {
        public Outcome<ReadOnlyMemory<byte>> Read(string path) =>
            files.FirstOrDefault(file => file.Path == path) is { Text: { } text }
                ? (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text)
                : new OperatorError(ErrorCodes.UnreadableFile, $"'{path}' cannot be read.", "There is none.", "");

        public bool Exists(string path) => files.Any(file => file.Path == path);

        public string Resolve(string directory, string path) => Path.GetFileName(path);
    }
}
