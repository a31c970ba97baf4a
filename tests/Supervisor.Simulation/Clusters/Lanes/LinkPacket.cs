using System.Collections.Immutable;

namespace Supervisor.Simulation.Clusters.Lanes;

internal enum PacketKind
{
    Dial,
    Welcome,
    Piece,
    Beat,
    Reset,
}

/// <summary>What goes over the network of one connection.</summary>
/// <param name="Connection">Each dialling makes one; a later one has a higher number.</param>
/// <param name="Number">Of a piece among those of its direction; of a beat: up to which the speaker has heard.</param>
/// <param name="Taken">Of a beat: how many words of each lane the speaker's actors have taken.</param>
internal sealed record LinkPacket(
    PacketKind Kind,
    long Connection,
    long Number = 0,
    int Lane = 0,
    ReadOnlyMemory<byte> Body = default,
    ImmutableArray<long> Taken = default
);
