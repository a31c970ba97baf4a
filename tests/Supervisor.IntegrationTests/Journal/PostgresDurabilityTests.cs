using Shouldly;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Postgres;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

public sealed class PostgresDurabilityTests(PostgresDurabilityTests.ForgetfulServer server)
    : IClassFixture<PostgresDurabilityTests.ForgetfulServer>
{
    [Fact]
    public async Task Server_ThatFlushesNothing_IsRefusedWithTheWayOut()
    {
        server.SkipUnlessThere();
        await using var running = RunningJournal.Start(
            new PostgresStore(new PostgresStoreSettings(server.ConnectionString, "forgetful"))
        );

        var opening = await running.Journal.FirstOpening;

        opening.Status.ShouldBe(OpenStatus.Unusable);
        opening.Reason.ShouldContain("fsync = on");
    }

    public sealed class ForgetfulServer : PostgresServer
    {
        protected override string Settings => "-c fsync=off";
    }
}
