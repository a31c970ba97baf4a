using Supervisor.Actors.Cells;

namespace Supervisor.Actors.Inspecting;

internal sealed class DescribeSignal(Inspection inspection, Finding finding) : Signal
{
    internal override void Apply(Cell cell) => inspection.Visit(finding);
}
