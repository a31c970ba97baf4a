using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Contracts.Ids;

/// <summary>What a node is: random, made at the first start of its data directory, never changed. Its name is only a record.</summary>
public sealed record NodeId
{
    private NodeId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The caller brings the 16 random bytes, so that a simulation can repeat them.</summary>
    public static NodeId FromEntropy(ReadOnlySpan<byte> entropy) => new(IdText.FromEntropy(entropy));

    public static bool TryParse(string? text, [NotNullWhen(true)] out NodeId? id)
    {
        id = IdText.IsValid(text) ? new NodeId(text!) : null;
        return id is not null;
    }

    public override string ToString() => Value;
}
