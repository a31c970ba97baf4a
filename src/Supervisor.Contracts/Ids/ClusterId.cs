using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Contracts.Ids;

/// <summary>The cluster that a data directory belongs to; a node that is alone is a cluster of one.</summary>
public sealed record ClusterId
{
    private ClusterId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The caller brings the 16 random bytes, so that a simulation can repeat them.</summary>
    public static ClusterId FromEntropy(ReadOnlySpan<byte> entropy) => new(IdText.FromEntropy(entropy));

    public static bool TryParse(string? text, [NotNullWhen(true)] out ClusterId? id)
    {
        id = IdText.IsValid(text) ? new ClusterId(text!) : null;
        return id is not null;
    }

    public override string ToString() => Value;
}
