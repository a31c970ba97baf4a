using Supervisor.Cli.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Reading;

namespace Supervisor.Cli.Fleet;

internal sealed class ValidateCommand : ILocalCommand
{
    public CommandDescription Description { get; } =
        new(
            "validate",
            "Says everything that is wrong with fleet files, where, and how to mend it.",
            Roles.Viewer,
            ResultKinds.Text,
            Details: FleetArguments.Details + "\nExit code 1 means errors; warnings alone are 0.",
            Arguments: FleetArguments.Described,
            Examples:
            [
                new CommandExample("fleet validate config/mainpc.yaml config/pc2.yaml", "judges both as one fleet"),
                new CommandExample("fleet validate a.yaml -o json", "for programs: a list of findings"),
            ]
        );

    public IEnumerable<Frame> Run(LocalCall call)
    {
        var reading = FleetReader.Read(FleetArguments.Request(call.Arguments), new DiskFiles(call.Stop));
        var findings = FleetJudge.Judge(reading);
        yield return new TextFrame(
            FindingsText.Of(findings) + Summary(reading.Model, findings),
            FindingsJson.Of(findings)
        );
        yield return new EndFrame(
            findings.Any(finding => finding.Kind.Severity is Severity.Error) ? ExitCodes.Failed : ExitCodes.Ok
        );
    }

    private static string Summary(FleetModel fleet, IReadOnlyList<Finding> findings)
    {
        var groups = fleet.Projects.Sum(project => project.Groups.Count);
        var agents = fleet.Projects.Sum(project => project.Groups.Sum(group => group.Agents.Count));
        var summary =
            $"{FindingsText.Counted(groups, "group")}, {FindingsText.Counted(agents, "agent")}: "
            + $"{FindingsText.Count(findings)}.";
        return findings.Count == 0 ? summary : summary + " 'pbm fleet explain CODE' explains a code.";
    }
}
