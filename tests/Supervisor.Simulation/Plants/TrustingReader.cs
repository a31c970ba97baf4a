using Supervisor.Simulation.Journals;

namespace Supervisor.Simulation.Plants;

/// <summary>A wrong reader: it believes what it reads.</summary>
internal sealed class TrustingReader : LogReader
{
    protected override bool IsBelieved(LogFrame frame, ReadOnlySpan<byte> file) => true;
}
