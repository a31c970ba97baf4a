using System.Text.Json;
using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
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
                + "\nWhat is shown for a file is a fleet file again, and means the same, but for variables of programs whose "
                + "values are from outside the files (env_file, .env, your environment): those are hidden. "
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
        var (request, files) = (FleetArguments.Request(call.Arguments), new DiskFiles(call.Stop));
        var reading = FleetReader.Read(request, files);
        var shown = HiddenValues.Hide(reading.Model, request, files);
        using var json = JsonDocument.Parse(FleetPrinter.Json(shown));
        yield return new TextFrame(Yaml(shown), Cell.Json(json.RootElement));

        var errors = FleetJudge.Judge(reading).Count(finding => finding.Kind.Severity is Severity.Error);
        if (errors > 0)
        {
            yield return ErrorNote.Of(errors);
        }

        yield return new EndFrame(errors > 0 ? ExitCodes.Failed : ExitCodes.Ok);
    }

    /// <summary>Each project is a file of its own: several are told apart as documents.</summary>
    private static string Yaml(FleetModel model)
    {
        var projects = model.Projects.Select(FleetPrinter.Yaml);
        return string.Join("---\n", projects).TrimEnd();
    }
}
