using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Cli.Output.Views;

/// <summary>One table of a view.</summary>
internal sealed record ViewTable(ColumnsFrame Columns)
{
    internal List<IReadOnlyList<Cell>> Rows { get; } = [];
}
