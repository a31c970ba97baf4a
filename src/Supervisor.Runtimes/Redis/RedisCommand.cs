using System.Buffers;
using System.Globalization;
using System.Text;

namespace Supervisor.Runtimes.Redis;

/// <summary>A command as it is sent: an array of texts, each with its length before it, so that no text can be mistaken for another.</summary>
public readonly record struct RedisCommand
{
    private readonly string[] _words;

    public RedisCommand(params string[] words) => _words = words;

    /// <summary>As <c>GET</c>.</summary>
    public string Name => _words[0];

    internal void WriteTo(IBufferWriter<byte> writer)
    {
        Write(writer, '*', _words.Length);
        foreach (var word in _words)
        {
            Write(writer, '$', Encoding.UTF8.GetByteCount(word));
            Encoding.UTF8.GetBytes(word, writer);
            writer.Write("\r\n"u8);
        }
    }

    private static void Write(IBufferWriter<byte> writer, char kind, int number) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{number}\r\n"), writer);
}
