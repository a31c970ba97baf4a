using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Probing;
using Xunit;
using static Supervisor.Tests.Supervision.Probing.ProbeOrders;

namespace Supervisor.Tests.Supervision.Probing;

public sealed class ProbeTextTests
{
    [Fact]
    public void Sentence_OfRefusals_CountsThem()
    {
        var run = new ProbeRun(Readiness().With(probe => probe with { Target = new ProbeTarget.Tcp(":8200") }));

        run.Fail();
        run.Sentence.ShouldBe("probe of :8200 was refused once since 12:00 UTC");
        run.Fail();

        run.Sentence.ShouldBe("probe of :8200 was refused 2 times since 12:00 UTC");
    }

    [Fact]
    public void Sentence_OfOtherFailures_EndsWithTheReason()
    {
        var run = new ProbeRun(Liveness());
        for (var i = 0; i < 4; i++)
        {
            run.Fail("answered 503 Service Unavailable");
        }

        run.Sentence.ShouldBe(
            "liveness probe of :8200/health failed 4 times since 12:00 UTC: answered 503 Service Unavailable"
        );
    }

    [Fact]
    public void Sentence_OfSeveralReasons_SaysThatItIsTheLast()
    {
        var run = new ProbeRun(Readiness());
        run.Fail("no answer within 3s");
        run.Fail();

        run.Sentence.ShouldBe("probe of :8200/health failed 2 times since 12:00 UTC, last with: connection refused");
    }

    [Fact]
    public void Sentence_OfAFailureOfAnotherDay_SaysTheDate()
    {
        var run = new ProbeRun(Liveness());
        run.FailUntil(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(2));

        run.Sentence.ShouldEndWith(" times since 2026-01-01 12:00 UTC");
    }

    [Fact]
    public void Sentence_BeforeAndAfterAnAnswer_SaysThat()
    {
        var run = new ProbeRun(Readiness());
        run.Sentence.ShouldBe("probe of :8200/health has not answered yet");

        run.Pass();

        run.Sentence.ShouldBe("probe of :8200/health passes");
    }

    public static TheoryData<ProbeTarget, string> Targets =>
        new()
        {
            { new ProbeTarget.Http(":8200/health?token=secret"), "probe of :8200/health" },
            { new ProbeTarget.Http("https://me:secret@host:1/a/b#c"), "probe of https://host:1/a/b" },
            { new ProbeTarget.Http("http://host/a@b"), "probe of http://host/a@b" },
            { new ProbeTarget.Tcp("db:5432"), "probe of db:5432" },
            { new ProbeTarget.Redis("redis://:secret@cache:6379"), "probe of Redis at redis://cache:6379" },
            { new ProbeTarget.Nats("secret@:4222"), "probe of NATS at :4222" },
            { new ProbeTarget.Exec(["redis-cli", "-a", "secret", "ping"]), "probe by 'redis-cli'" },
        };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Name_OfAnyTarget_KeepsItsSecrets(ProbeTarget target, string name) =>
        ProbeText.Name(Readiness().With(probe => probe with { Target = target })).ShouldBe(name);
}
