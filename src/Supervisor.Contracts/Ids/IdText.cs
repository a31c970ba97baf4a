namespace Supervisor.Contracts.Ids;

/// <summary>The text form that all random ids share: 128 bits as 32 lower-case hexadecimal digits.</summary>
internal static class IdText
{
    public const int EntropyBytes = 16;

    private const int Length = EntropyBytes * 2;

    public static string FromEntropy(ReadOnlySpan<byte> entropy)
    {
        return entropy.Length == EntropyBytes
            ? Convert.ToHexStringLower(entropy)
            : throw new ArgumentException("An id is made of 16 random bytes.", nameof(entropy));
    }

    public static bool IsValid(string? text) => text is { Length: Length } && text.All(char.IsAsciiHexDigitLower);
}
