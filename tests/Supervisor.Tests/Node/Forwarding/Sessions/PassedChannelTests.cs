using System.Text;
using Shouldly;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Forwarding.Sessions;
using Supervisor.Node.Palettes.Sessions;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Sessions;

/// <summary>The two ends of a session between nodes, by whoever is slow, gone or wrong.</summary>
public sealed class PassedChannelTests : IAsyncLifetime
{
    private readonly ChannelPair _pair = new();
    private PassedChannel _near = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _near = _pair.Open(_pair.Near);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _pair.DisposeAsync();

    [Fact]
    public async Task Parts_ComeInOrder_InBothDirections()
    {
        var far = _pair.Open(_pair.Far);

        await _near.WriteAsync(SessionPart.Input, "one"u8.ToArray(), Stop);
        await _near.WriteAsync(SessionPart.InputEnd, default, Stop);
        await far.WriteAsync(SessionPart.Output, "two"u8.ToArray(), Stop);

        (await TextAsync(far)).ShouldBe((SessionPart.Input, "one"));
        (await TextAsync(far)).ShouldBe((SessionPart.InputEnd, ""));
        (await TextAsync(_near)).ShouldBe((SessionPart.Output, "two"));
    }

    [Fact]
    public async Task Reader_WhoStops_StopsTheWriterAtTheWindow_AndNothingElse()
    {
        const int bytes = 3 * 1024 * 1024;
        var far = _pair.Open(_pair.Far);
        var writing = far.WriteAsync(SessionPart.Output, new byte[bytes], Stop).AsTask();

        await _pair.LiveOnAsync(SessionsProtocol.Patience * 3);

        writing.IsCompleted.ShouldBeFalse("Nobody has read any of it.");
        await _near.WriteAsync(SessionPart.Signal, new byte[] { 2 }, Stop);
        (await far.ReadAsync(Stop))!.Value.Part.ShouldBe(SessionPart.Signal);
        var (largest, read) = (0, 0);
        while (read < bytes && await _near.ReadAsync(Stop) is { } message)
        {
            largest = Math.Max(largest, message.Bytes.Length);
            read += message.Bytes.Length;
        }

        await writing;
        (read, largest).ShouldBe((bytes, SessionsProtocol.PieceBytes));
    }

    [Fact]
    public async Task Ends_ThatAreBothStopped_LiveOn()
    {
        var far = _pair.Open(_pair.Far);
        var output = far.WriteAsync(SessionPart.Output, new byte[SessionsProtocol.Window * 2], Stop).AsTask();
        var input = _near.WriteAsync(SessionPart.Input, new byte[SessionsProtocol.Window * 2], Stop).AsTask();

        await _pair.LiveOnAsync(SessionsProtocol.Patience * 3);

        (output.IsCompleted, input.IsCompleted, far.Gone.IsCancellationRequested).ShouldBe((false, false, false));
        await ReadAllAsync(_near, SessionsProtocol.Window * 2);
        await ReadAllAsync(far, SessionsProtocol.Window * 2);
        await Task.WhenAll(output, input);
    }

    [Fact]
    public async Task End_OfWhichNothingIsHeard_IsGivenUpWithinThePatience()
    {
        var far = _pair.Open(_pair.Far);
        var writing = far.WriteAsync(SessionPart.Output, new byte[SessionsProtocol.Window * 2], Stop).AsTask();
        await _pair.LiveOnAsync(SessionsProtocol.BeatInterval);

        _pair.Network.IsCut = true;
        _pair.Pass(SessionsProtocol.Patience + SessionsProtocol.BeatInterval * 2);

        await Should.ThrowAsync<IOException>(() => writing);
        await ChannelPair.UntilAsync(() => far.Gone.IsCancellationRequested && _near.Gone.IsCancellationRequested);
        (await far.ReadAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task End_ThatGoes_IsSeenAtOnce_AndWhatHadComeIsStillRead()
    {
        var far = _pair.Open(_pair.Far);
        await far.WriteAsync(SessionPart.Output, "last"u8.ToArray(), Stop);
        await _pair.CloseAsync(far);

        await ChannelPair.UntilAsync(() => _near.Gone.IsCancellationRequested);

        (await TextAsync(_near)).ShouldBe((SessionPart.Output, "last"));
        (await _near.ReadAsync(Stop)).ShouldBeNull();
        await Should.ThrowAsync<IOException>(async () =>
            await _near.WriteAsync(SessionPart.Input, "more"u8.ToArray(), Stop)
        );
    }

    [Fact]
    public async Task Writer_WhoIsToldThatItIsOver_IsNotToldOfAFault()
    {
        var far = _pair.Open(_pair.Far);
        var writing = far.WriteAsync(SessionPart.Output, new byte[SessionsProtocol.Window * 2], far.Gone).AsTask();

        await _pair.CloseAsync(_near);

        await Should.ThrowAsync<OperationCanceledException>(() => writing);
    }

    [Fact]
    public async Task End_ThatSendsMoreThanItMay_IsCutOff()
    {
        using var parts = new SessionChannel(_pair.Far);
        for (var sent = 0; sent < SessionsProtocol.Window; sent += SessionHeader.Longest)
        {
            await parts.WriteAsync(SessionPart.Output, new byte[SessionHeader.Longest], Stop);
        }

        await ChannelPair.UntilAsync(() => _near.Gone.IsCancellationRequested);
    }

    [Fact]
    public async Task End_ThatSendsNoParts_IsCutOff()
    {
        await _pair.Far.WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n\r\n"), Stop);

        await ChannelPair.UntilAsync(() => _near.Gone.IsCancellationRequested);
        (await _near.ReadAsync(Stop)).ShouldBeNull();
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public async Task Room_ThatIsGivenWithoutReason_IsNotUsed(int bytes)
    {
        using var parts = new SessionChannel(_pair.Far);
        var word = new byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(word, bytes);
        await parts.WriteAsync(SessionPart.Taken, word, Stop);
        var writing = _near.WriteAsync(SessionPart.Input, new byte[SessionsProtocol.Window * 2], Stop).AsTask();

        var read = 0;
        while (read < SessionsProtocol.Window - SessionsProtocol.PieceBytes * 2)
        {
            read += (await parts.ReadAsync(Stop))!.Value.Bytes.Length;
        }

        writing.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Words_OfNodes_AreNotPassedOnForOthers()
    {
        var far = _pair.Open(_pair.Far);

        await _near.WriteAsync(SessionPart.Taken, new byte[sizeof(int)], Stop);
        await _near.WriteAsync(SessionPart.Alive, default, Stop);
        await _near.WriteAsync(SessionPart.Input, "mine"u8.ToArray(), Stop);

        (await TextAsync(far)).ShouldBe((SessionPart.Input, "mine"));
    }

    private static async Task<(SessionPart Part, string Text)> TextAsync(PassedChannel channel) =>
        await channel.ReadAsync(Stop) is { } message
            ? (message.Part, Encoding.UTF8.GetString(message.Bytes.Span))
            : throw new EndOfStreamException("Nothing more came.");

    private static async Task ReadAllAsync(PassedChannel channel, int bytes)
    {
        while (bytes > 0)
        {
            bytes -= (await channel.ReadAsync(Stop))!.Value.Bytes.Length;
        }
    }
}
