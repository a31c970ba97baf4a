using System.Net;
using Shouldly;
using Supervisor.Runtimes.Probing.Names;
using Xunit;

namespace Supervisor.Tests.Runtimes.Probing.Names;

public sealed class DnsAnswerTests
{
    private const int Known = 0x8180;

    private static readonly DnsQuestion Question = new(0x1234, "kitchen.home", DnsKind.A);

    /// <summary>The name of the question, by a pointer to it.</summary>
    private static readonly byte[] Asked = [0xC0, 12];

    [Fact]
    public void Question_IsAsTheStandardHasIt() =>
        Convert
            .ToHexString(Question.Encode())
            .ShouldBe(
                "1234" + "0100" + "0001" + "000000000000" + "076B69746368656E" + "04686F6D65" + "00" + "0001" + "0001"
            );

    [Fact]
    public void Addresses_AreThoseOfTheRecords()
    {
        var answer = Read(Answer(Known, Record(Asked, 1, 10, 0, 0, 7), Record(Asked, 1, 10, 0, 0, 8)));

        (answer.Verdict, answer.IsCut).ShouldBe((DnsVerdict.Known, false));
        answer.Addresses.ShouldBe([IPAddress.Parse("10.0.0.7"), IPAddress.Parse("10.0.0.8")]);
    }

    [Fact]
    public void Alias_IsPassedOver_AndTheAddressOfWhatItStandsForCounts()
    {
        var alias = Record(Asked, 5, 4, (byte)'o', (byte)'v', (byte)'e', (byte)'n', 0);

        Read(Answer(Known, alias, Record([4, .. "oven"u8, 0], 1, 10, 0, 0, 9)))
            .Addresses.ShouldHaveSingleItem()
            .ShouldBe(IPAddress.Parse("10.0.0.9"));
    }

    [Fact]
    public void Name_ThatIsNotThere_IsToldFromAServerThatCannotSay()
    {
        Read(Answer(0x8183)).Verdict.ShouldBe(DnsVerdict.NoSuchName);
        Read(Answer(0x8182)).Verdict.ShouldBe(DnsVerdict.Refused);
        Read(Answer(Known | 0x0200)).IsCut.ShouldBeTrue();
    }

    [Fact]
    public void Answer_ToSomethingElse_IsNone()
    {
        DnsAnswer.Read(Answer(Known), Question with { Id = 0x1235 }).ShouldBeNull();
        DnsAnswer.Read(Answer(Known), Question with { Name = "kitchen.rome" }).ShouldBeNull();
        DnsAnswer.Read(Question.Encode(), Question).ShouldBeNull("It is a question.");
        DnsAnswer.Read(Answer(Known), Question with { Name = "KITCHEN.home" }).ShouldNotBeNull();
    }

    [Fact]
    public void Answer_CutOffAnywhere_IsReadAsFarAsItGoes()
    {
        var whole = Answer(Known, Record(Asked, 1, 10, 0, 0, 7));

        for (var length = 0; length < whole.Length; length++)
        {
            (DnsAnswer.Read(whole.AsSpan(0, length), Question)?.Addresses ?? []).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("kitchen", "kitchen")]
    [InlineData("küche.home", "xn--kche-0ra.home")]
    [InlineData("a..b", null)]
    [InlineData("", null)]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g12", "")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g123", null)]
    public void Name_ThatCannotBeAskedFor_IsNone(string name, string? canonical) =>
        DnsQuestion.Canonical(name).ShouldBe(canonical is "" ? name : canonical);

    private static DnsAnswer Read(byte[] bytes) => DnsAnswer.Read(bytes, Question).ShouldNotBeNull();

    private static byte[] Answer(int flags, params byte[][] records)
    {
        var bytes = Question.Encode();
        (bytes[2], bytes[3], bytes[7]) = ((byte)(flags >> 8), (byte)flags, (byte)records.Length);
        return [.. bytes, .. records.SelectMany(record => record)];
    }

    private static byte[] Record(byte[] name, byte kind, params byte[] data) =>
        [.. name, 0, kind, 0, 1, 0, 0, 0, 60, 0, (byte)data.Length, .. data];
}
