using System.Globalization;
using System.Text;
using Shouldly;
using Supervisor.Runtimes.Redis;
using Xunit;

namespace Supervisor.Tests.Runtimes.Redis;

public sealed class RespReaderTests
{
    private static readonly string Long = new('x', RespReader.LongestText + 1);

    [Fact]
    public async Task Replies_OfEachKind_AreReadOneAfterTheOther()
    {
        var reader = Reader("+OK\r\n-ERR no\r\n:-2\r\n$5\r\nh\r\nlo\r\n$0\r\n\r\n$-1\r\n*-1\r\n");

        (await ReadAsync(reader)).ShouldBe(new RedisReply.Status("OK"));
        (await ReadAsync(reader)).ShouldBe(new RedisReply.Refusal("ERR no"));
        (await ReadAsync(reader)).ShouldBe(new RedisReply.Number(-2));
        (await ReadAsync(reader)).ShouldBe(new RedisReply.Text("h\r\nlo"));
        (await ReadAsync(reader)).ShouldBe(new RedisReply.Text(""));
        (await ReadAsync(reader)).ShouldBe(new RedisReply.Missing());
        (await ReadAsync(reader)).ShouldBe(new RedisReply.Missing());
    }

    [Fact]
    public async Task Items_OfItems_AreRead()
    {
        var items = (await ReadAsync(Reader("*2\r\n$3\r\nüx\r\n*1\r\n:7\r\n"))).ShouldBeOfType<RedisReply.Items>().All;

        items[0].ShouldBe(new RedisReply.Text("üx"));
        items[1].ShouldBeOfType<RedisReply.Items>().All.ShouldBe([new RedisReply.Number(7)]);
    }

    [Fact]
    public async Task Reply_ThatComesByteByByte_IsTheSame()
    {
        var bytes = Encoding.UTF8.GetBytes("*2\r\n$3\r\nabc\r\n:12\r\n");
        using var stream = new MemoryStream(bytes);
        await using var drops = new Drops(stream);

        (await ReadAsync(new RespReader(drops)))
            .ShouldBeOfType<RedisReply.Items>()
            .All.ShouldBe([new RedisReply.Text("abc"), new RedisReply.Number(12)]);
    }

    [Fact]
    public async Task Text_ThatIsTooLong_IsReadOverAndWhatFollowsCounts()
    {
        var reader = Reader(string.Create(CultureInfo.InvariantCulture, $"${Long.Length}\r\n{Long}\r\n+OK\r\n"));

        (await ReadAsync(reader)).ShouldBe(new RedisReply.TooLong(Long.Length));
        (await ReadAsync(reader)).ShouldBe(new RedisReply.Status("OK"));
    }

    [Fact]
    public async Task Texts_BeyondTheRoomOfOneReply_AreReadOver()
    {
        var text = new string('x', RespReader.LongestText);
        var count = (RespReader.MostKept / RespReader.LongestText) + 3;
        var whole = string.Concat(
            Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"${text.Length}\r\n{text}\r\n"), count)
        );

        var items = (await ReadAsync(Reader(string.Create(CultureInfo.InvariantCulture, $"*{count}\r\n{whole}"))))
            .ShouldBeOfType<RedisReply.Items>()
            .All;

        items.Count(item => item is RedisReply.TooLong).ShouldBe(3);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "answered something that is not Redis")]
    [InlineData("\r\n", "answered something that is not Redis")]
    [InlineData(":many\r\n", "answered something that is not Redis")]
    [InlineData("$3\r\nabcdef\r\n", "answered something that is not Redis")]
    [InlineData("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n", "answered more than it was asked for")]
    [InlineData("+PO", "the connection was closed before the answer was whole")]
    [InlineData("", "the connection was closed before the answer was whole")]
    public async Task WhatIsNoReply_IsAFault(string said, string reason) =>
        (await Should.ThrowAsync<IOException>(() => ReadAsync(Reader(said)))).Message.ShouldBe(reason);

    [Fact]
    public async Task Text_ThatBreaksOff_IsAFault() =>
        await Should.ThrowAsync<IOException>(() => ReadAsync(Reader("$10\r\nabc")));

    [Fact]
    public async Task Line_WithoutEnd_IsAFault() =>
        (
            await Should.ThrowAsync<IOException>(() => ReadAsync(Reader("+" + new string('x', 100_000))))
        ).Message.ShouldBe("answered a line beyond 64 KB");

    /// <summary>As of a hash in which a program keeps all that it knows.</summary>
    [Fact]
    public async Task Items_ThatAreTooMany_AreReadOverAndWhatFollowsCounts()
    {
        const int Count = RespReader.MostItems + 1;
        string[] kinds = [":1\r\n", "$3\r\nabc\r\n", "$-1\r\n", "*2\r\n+x\r\n-ERR y\r\n", "*-1\r\n"];
        var items = string.Concat(Enumerable.Range(0, Count).Select(i => kinds[i % kinds.Length]));
        var reader = Reader(string.Create(CultureInfo.InvariantCulture, $"*{Count}\r\n{items}+OK\r\n"));

        (await ReadAsync(reader)).ShouldBe(new RedisReply.TooLong(Count));
        (await ReadAsync(reader)).ShouldBe(new RedisReply.Status("OK"));
    }

    [Theory]
    [InlineData("*2000000000\r\n:1\r\n", "the connection was closed before the answer was whole")]
    [InlineData("*2000000000\r\nHTTP/1.1\r\n", "answered something that is not Redis")]
    [InlineData("*20000\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n", "answered more than it was asked for")]
    public async Task Items_WithoutEnd_AreAFault(string said, string reason) =>
        (await Should.ThrowAsync<IOException>(() => ReadAsync(Reader(said)))).Message.ShouldBe(reason);

    private static RespReader Reader(string said) => new(new MemoryStream(Encoding.UTF8.GetBytes(said)));

    private static Task<RedisReply> ReadAsync(RespReader reader) =>
        reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>A stream that gives one byte at a time.</summary>
    private sealed class Drops(Stream stream) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            stream.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
