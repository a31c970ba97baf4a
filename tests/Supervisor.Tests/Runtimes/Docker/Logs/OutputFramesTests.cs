using System.Text;
using Shouldly;
using Supervisor.Runtimes.Docker.Logs;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Logs;

public sealed class OutputFramesTests
{
    [Fact]
    public async Task Frames_TellTheirKind()
    {
        byte[] bytes = [.. Frame(1, "out"), .. Frame(2, "err"), .. Frame(1, ""), .. Frame(0, "more")];

        (await ReadAsync(bytes)).ShouldBe(["Output out", "Errors err", "Output more"]);
    }

    [Fact]
    public async Task Frame_LongerThanAnyBuffer_ComesInParts()
    {
        var long1 = new string('x', 150_000);

        var parts = await ReadAsync(Frame(1, long1));

        parts.Count.ShouldBe(3);
        string.Concat(parts.Select(part => part["Output ".Length..])).ShouldBe(long1);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Output_ThatEndsWithinAFrame_IsAFault(int length) =>
        await Should.ThrowAsync<EndOfStreamException>(() => ReadAsync(Frame(1, "out")[..length]));

    [Fact]
    public async Task Output_ThatIsNotInFrames_IsAFault() =>
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync("plain text"u8.ToArray()));

    [Fact]
    public async Task Length_ThatIsAbsurd_TakesNoMemory()
    {
        byte[] header = [1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = ReadAsync(header);

        // Before anything is awaited, after which another thread would be asked what it has taken.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10 << 20);
        await Should.ThrowAsync<EndOfStreamException>(() => reading);
    }

    private static byte[] Frame(byte kind, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        byte[] header = [kind, 0, 0, 0, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length];
        return [.. header, .. Encoding.UTF8.GetBytes(text)];
    }

    private static async Task<List<string>> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var parts = new List<string>();
        await foreach (var part in OutputFrames.Reader(isTerminal: false)(stream, CancellationToken.None))
        {
            parts.Add($"{part.Kind} {Encoding.UTF8.GetString(part.Bytes.Span)}");
        }

        return parts;
    }
}
