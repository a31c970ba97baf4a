using System.Diagnostics.CodeAnalysis;

namespace Supervisor.Contracts.Ids;

/// <summary>A coordination store: random, made with it. Another id means another store, whatever stands at its place.</summary>
public sealed record StoreId
{
    private StoreId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The caller brings the 16 random bytes, so that a simulation can repeat them.</summary>
    public static StoreId FromEntropy(ReadOnlySpan<byte> entropy) => new(IdText.FromEntropy(entropy));

    public static bool TryParse(string? text, [NotNullWhen(true)] out StoreId? id)
    {
        id = IdText.IsValid(text) ? new StoreId(text!) : null;
        return id is not null;
    }

    public override string ToString() => Value;
}
