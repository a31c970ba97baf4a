using System.Globalization;
using Supervisor.Runtimes.Doctor;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Ends;

namespace Supervisor.Node.Palettes.Node;

/// <summary>Whether this machine ends a movable group in time when its right is lost.</summary>
internal static class EndFindings
{
    private const string About = "kill budget";

    /// <param name="last">Null: nobody has measured, since nothing that moves may run here.</param>
    /// <param name="isDrained">Then nothing runs that would have to be ended so.</param>
    public static IEnumerable<Finding> Of(EndMeasurement? last, string node, bool isDrained)
    {
        if (last is null)
        {
            return [];
        }

        var budget = KillBudget.Of(MovableDefinition.Usual, last.Took);
        return last is { Took: { } took }
            ? [Judge(took, budget, $"pbm node drain {node}", isDrained)]
            :
            [
                new Finding(
                    About,
                    FindingState.Warning,
                    $"How long an end by force takes could not be measured. {last.Problem!.Message} {last.Problem.Why}".TrimEnd(),
                    last.Problem.Remedy
                ),
            ];
    }

    private static Finding Judge(TimeSpan took, KillBudget budget, string drain, bool isDrained)
    {
        var (ms, length) = ($"{Number(took.TotalMilliseconds, "0")} ms", Seconds(budget.Length));
        if (!budget.IsEnough)
        {
            return new Finding(
                About,
                isDrained ? FindingState.Warning : FindingState.Bad,
                $"An end by force took {ms} here, and {KillBudget.Times} times that is more than the {length} that a right has room for: what has lost its right may still run when another node has taken it.",
                isDrained ? "" : drain
            );
        }

        return budget.Length > MovableDefinition.Usual.KillBudget
            ? new Finding(
                About,
                FindingState.Warning,
                $"An end by force took {ms} here, so what has lost its right is killed {length} before that ends, instead of {Seconds(MovableDefinition.Usual.KillBudget)}: it is lost sooner when the store is slow.",
                $"Give this machine less to do, or: {drain}"
            )
            : new Finding(
                About,
                FindingState.Good,
                $"An end by force took {ms} here; a movable group is killed {length} before its right ends."
            );
    }

    private static string Seconds(TimeSpan time) => $"{Number(time.TotalSeconds, "0.0")} s";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
