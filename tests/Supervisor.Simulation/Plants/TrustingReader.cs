using Supervisor.Simulation.Journals;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong reader: it believes whatever it can take apart, without asking the checksum.</summary>
internal sealed class TrustingReader : LogReader
{
    protected override bool IsBelieved(LogFrame frame, ReadOnlySpan<byte> file) =>
        frame.IsWhole(file) || LogBodies.CanBeTakenApart(frame.Head, frame.Body(file));
}
