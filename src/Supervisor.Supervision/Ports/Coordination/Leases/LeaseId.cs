using System.Buffers.Binary;
using System.Globalization;

namespace Supervisor.Supervision.Ports.Coordination.Leases;

/// <summary>Drawn by the one who asks for the lease, so that asking again gives no second one.</summary>
public sealed record LeaseId
{
    private LeaseId(long value) => Value = value;

    /// <summary>Greater than zero.</summary>
    public long Value { get; }

    /// <summary>The caller brings 8 random bytes, so that a simulation can repeat them.</summary>
    public static LeaseId FromEntropy(ReadOnlySpan<byte> entropy) =>
        new(Math.Max(1, BinaryPrimitives.ReadInt64LittleEndian(entropy) & long.MaxValue));

    /// <summary>Reads what a store has kept; null for none.</summary>
    public static LeaseId? Stored(long value) => value > 0 ? new LeaseId(value) : null;

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
