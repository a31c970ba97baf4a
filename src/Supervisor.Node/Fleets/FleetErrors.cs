using System.Globalization;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Supervision.Plans;

namespace Supervisor.Node.Fleets;

/// <summary>Why a fleet is not applied.</summary>
internal static class FleetErrors
{
    public const string Invalid = "fleet.invalid";
    public const string NothingHere = "fleet.nothing-here";
    public const string Overtaken = "fleet.overtaken";
    public const string NotStored = "fleet.not-stored";

    private const int Shown = 20;

    public static OperatorError OfFindings(IReadOnlyList<Finding> errors) =>
        Of(errors.Count, errors.Select(finding => finding.ToString()));

    public static OperatorError OfPlan(FleetReading reading, IReadOnlyList<PlanError> errors) =>
        Of(errors.Count, errors.Select(error => Describe(error, reading.PlaceOf(error.Member.Project, error.Path))));

    public static OperatorError NoGroups(string node) =>
        new(
            NothingHere,
            $"Nothing of the fleet is for node {node}.",
            "Every file names another node.",
            "Apply it at that node, or give the node that the files are for with --node."
        );

    private static OperatorError Of(int count, IEnumerable<string> sentences)
    {
        var more = count > Shown ? string.Create(CultureInfo.InvariantCulture, $"\nand {count - Shown} more") : "";
        return new OperatorError(
            Invalid,
            count == 1
                ? "The fleet has an error, and nothing was changed."
                : $"The fleet has {count} errors, and nothing was changed.",
            string.Join('\n', sentences.Take(Shown)) + more,
            "Mend them; 'pbm fleet validate' tells all of them, with warnings, without a daemon."
        );
    }

    private static string Describe(PlanError error, Place place) =>
        $"{place}: {error.Error.Code}: {error.Error.Message} {error.Error.Why} {error.Error.Remedy}";
}
