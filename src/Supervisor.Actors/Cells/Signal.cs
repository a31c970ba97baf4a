namespace Supervisor.Actors.Cells;

/// <summary>A message of the kernel to a cell. Signals are handled before user messages, in their order.</summary>
internal abstract class Signal
{
    internal Signal? Next { get; set; }

    internal abstract void Apply(Cell cell);
}
