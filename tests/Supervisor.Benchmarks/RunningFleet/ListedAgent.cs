using System.Globalization;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Benchmarks.RunningFleet;

/// <summary>An agent as <c>pbm agent list -o json</c> has it.</summary>
internal sealed record ListedAgent(
    AgentAddress Address,
    string State,
    int Pid,
    string Incarnation,
    int Restarts,
    DateTimeOffset Since
)
{
    public bool IsReady => State == "ready";

    public static IReadOnlyList<ListedAgent> FromFrames(IReadOnlyList<Frame> frames)
    {
        var columns = frames.OfType<ColumnsFrame>().Single().Columns.Select(column => column.Name).ToList();
        return [.. frames.OfType<RowFrame>().Select(row => FromRow(name => row.Cells[columns.IndexOf(name)]))];
    }

    private static ListedAgent FromRow(Func<string, Cell> cell)
    {
        // A group's only agent may be called by the group's name alone.
        var name = cell("name").ToString().Split('/')[^1];
        return new ListedAgent(
            new AgentAddress(cell("group").ToString(), name),
            cell("state").ToString(),
            (int)cell("pid").Number,
            cell("incarnation").ToString(),
            (int)cell("restarts").Number,
            DateTimeOffset.Parse(cell("since").ToString(), CultureInfo.InvariantCulture)
        );
    }
}
