using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.IntegrationTests.Joining;

/// <summary>An answer that was lost is given again, to the one who asked and to nobody else.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private readonly JoinWorld _world = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Node_ThatHangsUpBeforeItsAnswer_GetsItWhenItAsksAgain()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();
        var request = await AskAndHangUpAsync(token);
        var recorded = await _world.RecordAsync(2);

        var joined = await _world.JoinAsync(token, 2);

        joined.Value!.Identity.Key.ShouldNotBeNull();
        (await _world.RecordAsync(2)).ShouldBeEquivalentTo(recorded);
        _world.Served.Select(served => served.IsAgain).ShouldBe([false, true]);
        request.Node.ShouldBe(joined.Value.Identity.Node.Value);
    }

    [Fact]
    public async Task Another_WithTheSameToken_IsRefused_AlsoUnderTheSameId()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();
        await AskAndHangUpAsync(token);
        var before = await _world.ContentAsync();

        (await _world.JoinAsync(token, 3)).Error!.Code.ShouldBe(JoinErrorCodes.Used);
        _world.LastRefusalIsInTheTrail(JoinErrorCodes.Used);
        // The id and the name may be known to others; the key is not.
        var thief = await _world.JoinAsync(token, _world.Self(2, "pc2"), 4);

        thief.Error!.Code.ShouldBe(JoinErrorCodes.Used);
        thief.Error.Why.ShouldContain("pc2");
        _world.Audit.Entries.Count(entry => entry.Record.Code == JoinErrorCodes.Used).ShouldBe(2);
        (await _world.ContentAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Request_ThatWasMadeOnce_CannotBeSentASecondTime()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();
        var overheard = await AskAndHangUpAsync(token);
        var before = await _world.ContentAsync();

        var answer = await SendAsync(token, _ => overheard);

        answer.Error!.Code.ShouldBe(JoinErrorCodes.NoProof);
        _world.LastRefusalIsInTheTrail(JoinErrorCodes.NoProof);
        (await _world.ContentAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Request_ProvenWithAnotherKeyThanItNames_IsRefused()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();
        var overheard = await AskAndHangUpAsync(token);
        var before = await _world.ContentAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var answer = await SendAsync(
            token,
            member => overheard with { Proof = JoinProof.Make(other, member.Welcome, member.Shown, overheard) }
        );

        answer.Error!.Code.ShouldBe(JoinErrorCodes.NoProof);
        _world.LastRefusalIsInTheTrail(JoinErrorCodes.NoProof);
        (await _world.ContentAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(CallFate.UnknownDone)]
    [InlineData(CallFate.UnknownNotDone)]
    public async Task Store_ThatDoesNotKnowWhetherItRecorded_IsAskedAgain(CallFate fate)
    {
        Distort(fate, times: 1);
        var founder = await _world.FoundAsync();

        var joined = await _world.JoinAsync(await founder.InviteAsync(), 2);

        joined.IsOk.ShouldBeTrue($"{joined.Error}");
        (await _world.RecordAsync(2)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Store_ThatNeverKnows_LeavesTheNodeToAskAgain_AndThenItIsSettled()
    {
        var calm = _world.Store;
        Distort(CallFate.UnknownDone, times: 3);
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();

        var first = await _world.JoinAsync(token, 2);
        _world.Store = calm;
        var second = await _world.JoinAsync(token, 2);

        first.Error!.Code.ShouldBe(JoinErrorCodes.Unknown);
        first.Error.Remedy.ShouldContain("again");
        second.IsOk.ShouldBeTrue($"{second.Error}");
    }

    [Fact]
    public async Task Store_ThatDoesNotAnswer_LeavesTheTokenGood()
    {
        var founder = await _world.FoundAsync();
        var token = await founder.InviteAsync();
        Distort(CallFate.Unavailable, times: 1);

        (await _world.JoinAsync(token, 2)).Error!.Code.ShouldBe(JoinErrorCodes.Unavailable);
        (await _world.JoinAsync(token, 2)).IsOk.ShouldBeTrue();
    }

    /// <summary>The next uses of invitations have this fate.</summary>
    private void Distort(CallFate fate, int times)
    {
        var left = times;
        _world.Store = new FaultyUse(
            _world.Store,
            () => Task.FromResult(Interlocked.Decrement(ref left) >= 0 ? fate : CallFate.Served)
        );
    }

    private async Task<JoinRequest> AskAndHangUpAsync(JoinToken token)
    {
        using var key = _world.Folder(2).JoiningKey();
        var echo = JoinWorld.Chance(JoinLimits.EchoBytes);
        var self = _world.Self(2, "pc2");
        await using var listener = EchoListener.Listen(self.ListenAt, echo);
        var bare = new JoinRequest(
            token.Id,
            Convert.FromHexString(token.Secret),
            self.Node.Value,
            self.Name,
            key.ExportSubjectPublicKeyInfo(),
            []
        )
        {
            Clock = _world.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            OldestLevel = 1,
            NewestLevel = 1,
            Addresses = [self.Addresses[0].ToString()],
            Echo = echo,
        };
        await using (var member = await DialAsync(token))
        {
            var request = bare with { Proof = JoinProof.Make(key, member.Welcome, member.Shown, bare) };
            await ExchangeWords.SayAsync(
                member.Stream,
                new TrustRequest(1, TrustRequest.ToJoin) { Join = request },
                ExchangeJson.Default.TrustRequest,
                JoinWorld.Bound().Token
            );
            await _world.UntilAsync(() => !_world.Served.IsEmpty, "the node to be recorded");
            return request;
        }
    }

    private async Task<Contracts.Outcome<TrustAnswer>> SendAsync(JoinToken token, Func<MemberContact, JoinRequest> join)
    {
        await using var member = await DialAsync(token);
        var request = new TrustRequest(1, TrustRequest.ToJoin) { Join = join(member) };
        return await member.AskAsync(request, _world.Clock, JoinWorld.Bound().Token);
    }

    private async Task<MemberContact> DialAsync(JoinToken token) =>
        (
            await new TrustDialler(token.Authority, _world.Clock).DialAsync(
                token.Endpoints[0],
                own: null,
                JoinWorld.Bound().Token
            )
        ).Value!;
}
