using System.Net;
using Microsoft.Extensions.Logging;
using Shouldly;
using Supervisor.Contracts.Local;
using Supervisor.Node.Data;
using Supervisor.Node.Settings;
using Xunit;

namespace Supervisor.Tests.Node.Data;

public sealed class IdentityTests
{
    private const string Here = "machine-a";

    private static readonly NodeIdentity Found = IdentityRules.First(Settings("pc1"), Here, Entropy);

    [Fact]
    public void Identity_OfAFirstStart_IsOfChanceAndNamedAfterTheHost()
    {
        var identity = IdentityRules.First(Settings(null), Here, Entropy);

        identity.Name.ShouldBe("host");
        identity.Machine.ShouldBe(Here);
        identity.Node.Value.ShouldBe("07070707070707070707070707070707");
    }

    [Fact]
    public void Identity_Stored_ReadsBackTheSame() =>
        IdentityFile.Parse("/d", IdentityFile.Format(Found)).Value.ShouldBe(Found);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"version":1,"node":"x","cluster":"y","name":"z"}""")]
    public void Identity_Damaged_IsRefusedWithARemedy(string content)
    {
        var error = IdentityFile.Parse("/d", content).Error!;

        error.Code.ShouldBe("start.identity-damaged");
        error.Remedy.ShouldContain("backup");
    }

    [Fact]
    public void Identity_OfANewerVersion_IsNotCalledDamaged() =>
        IdentityFile.Parse("/d", """{"version":2}""").Error!.Code.ShouldBe("start.identity-too-new");

    [Fact]
    public void Identity_OfAnotherMachine_IsRefused() =>
        IdentityRules.Adopt(Found, Settings(null), "machine-b").Error!.Code.ShouldBe("start.other-machine");

    [Fact]
    public void Identity_WhereTheMachineIsNotKnown_IsAdopted() =>
        IdentityRules.Adopt(Found, Settings(null), null).Value.ShouldBe(Found);

    [Fact]
    public void Identity_BoundToNoMachine_IsBoundToThisOne() =>
        IdentityRules.Adopt(Found with { Machine = null }, Settings(null), Here).Value!.Machine.ShouldBe(Here);

    [Theory]
    [InlineData(null, true)]
    [InlineData("pc1", true)]
    [InlineData("pc2", false)]
    public void Identity_AskedForUnderAName_KeepsItsOwn(string? asked, bool isTaken) =>
        IdentityRules.Adopt(Found, Settings(asked), Here).IsOk.ShouldBe(isTaken);

    [Fact]
    public void Token_Offered_IsComparedWhole()
    {
        var token = new OperatorToken("secret");

        token.Matches("secret").ShouldBeTrue();
        token.Matches("secre").ShouldBeFalse();
        token.Matches("").ShouldBeFalse();
    }

    private static byte[] Entropy(int count) => [.. Enumerable.Repeat((byte)7, count)];

    private static NodeSettings Settings(string? name) =>
        new(new IPEndPoint(IPAddress.Loopback, 0), new DataDirectoryLayout("/d"), name, "host", LogLevel.Information);
}
