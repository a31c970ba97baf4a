using System.Text.Json;
using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Printing;
using Supervisor.Fleet.Reading;

namespace Supervisor.Cli.Fleet;

internal sealed class ShowCommand : ILocalCommand
{
    public CommandDescription Description { get; } =
        new(
            "show",
            "Shows fleet files as they are understood: merged, interpolated, in long form.",
            Roles.Viewer,
            ResultKinds.Text,
            Details: FleetArguments.Details
                + "\nWhat is shown for a file is a fleet file again, and means the same. "
                + "Exit code 1 means errors in the files: then it is what could be read.",
            Arguments: FleetArguments.Described,
            Examples:
            [
                new CommandExample("fleet show config/mainpc.yaml", "as YAML"),
                new CommandExample("fleet show config/mainpc.yaml -o json", "for programs"),
            ]
        );

    public IEnumerable<Frame> Run(LocalCall call)
    {
        var reading = FleetReader.Read(FleetArguments.Request(call.Arguments), new DiskFiles());
        using var json = JsonDocument.Parse(FleetPrinter.Json(reading.Model));
        yield return new TextFrame(Yaml(reading), Cell.Json(json.RootElement));

        var errors = FleetJudge.Judge(reading).Count(finding => finding.Kind.Severity is Severity.Error);
        if (errors > 0)
        {
            yield return ErrorNote.Of(errors);
        }

        yield return new EndFrame(errors > 0 ? ExitCodes.Failed : ExitCodes.Ok);
    }

    /// <summary>Each project is a file of its own: several are told apart as documents.</summary>
    private static string Yaml(FleetReading reading)
    {
        var projects = reading.Model.Projects.Select(FleetPrinter.Yaml);
        return string.Join("---\n", projects).TrimEnd();
    }
}
