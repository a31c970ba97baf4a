using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>Those of a list that an operator has named.</summary>
internal sealed record NamedRows(IReadOnlyList<string> Names, bool AreAgents)
{
    public IReadOnlyList<RowFrame> In(NodeTable table) =>
        [.. table.Rows.Where(row => Names.Any(name => IsCalled(table.CellOf(row, "name").ToString(), name)))];

    private bool IsCalled(string row, string name) =>
        AreAgents ? NodeNames.IsCalled(NodeNames.PathOf(row), name) : row == name;
}
