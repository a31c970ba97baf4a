using System.Security.Cryptography;
using System.Text;

namespace Supervisor.Supervision.Surroundings;

/// <summary>Stands for a name of any length where a path has no room for it.</summary>
public static class ShortHash
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int BitsPerLetter = 5;

    /// <param name="letters">Each is worth 5 bits; at most 12.</param>
    public static string Of(string name, int letters)
    {
        var bits = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return string.Create(
            letters,
            bits,
            static (text, rest) =>
            {
                foreach (ref var letter in text)
                {
                    letter = Alphabet[(int)(rest % (ulong)Alphabet.Length)];
                    rest >>= BitsPerLetter;
                }
            }
        );
    }
}
