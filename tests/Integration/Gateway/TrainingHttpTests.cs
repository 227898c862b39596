using GridOrleans.Training;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class TrainingHttpTests
{
    public const string Announcement = """
        {"title":"消防培训","from":"2026-05-01T12:00:00+08:00","to":"2026-05-01T14:00:00+08:00","units":["140212"],
        "classes":["micro"],"questions":[{"text":"火警电话？","options":["119","120"],"right":0}],"passMark":1}
        """;

    public const string CheckIn = """{"at":"2026-05-01T11:30:00+08:00"}""";

    public const string Answers = """{"at":"2026-05-01T13:30:00+08:00","answers":[0]}""";

    private const string Fire = "/v1/trainings/140212/fire";

    [Fact]
    public async Task An_announcement_reaches_its_unit_as_it_was_sent()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(Fire, gateway.Token("li", "county_centre@140212"), Announcement);

        Assert.Equal((200, "fire"), (answer.Status, answer.Json.GetProperty("training").GetString()));
        var asked = Assert.IsType<AnnounceTraining>(Assert.Single(gateway.City.Trainings.Asked).Command);
        Assert.Equal(("fire", 1, 0), (asked.Training, asked.PassMark, asked.Questions.Single().Right));
    }

    [Fact]
    public async Task A_check_in_goes_to_the_gridworkers_own_sheet_with_the_phones_time()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(
            $"{Fire}/check_in", gateway.Token("zhao", $"micro_gridworker@{FakeCity.Grid}"), CheckIn);

        var (sheet, request) = Assert.Single(gateway.City.Trainings.Entered);
        Assert.Equal((200, "140212/fire/15"), (answer.Status, sheet));
        Assert.Equal(FakeCity.Noon.AddMinutes(-30), Assert.IsType<CheckInToTraining>(request.Command).At);
    }

    [Fact]
    public async Task No_sheet_is_opened_for_a_name_that_nobody_announced()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Post(
            "/v1/trainings/140212/none/check_in", gateway.Token("zhao", $"micro_gridworker@{FakeCity.Grid}"), CheckIn);

        Assert.Equal((404, "unknown_training"), (answer.Status, answer.Code));
        Assert.Empty(gateway.City.Trainings.Entered);
    }

    [Fact]
    public async Task The_roll_tells_numbers_and_one_sheet_of_people_at_a_time()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var token = gateway.Token("li", "county_centre@140212");

        var totals = await gateway.Get($"{Fire}/roll", token);
        var sheet = await gateway.Get($"{Fire}/roll?sheet=3", token);

        Assert.Equal(
            """{"totals":{"attended":3,"answered":2,"certified":1},"sheets":32,"attendances":[]}""", totals.Text);
        Assert.Equal("zhao", sheet.Json.GetProperty("attendances")[0].GetProperty("worker").GetString());
        Assert.Equal(["sheet"], (await gateway.Get($"{Fire}/roll?sheet=32", token)).Fields);
    }

    [Theory]
    [InlineData("/v1/trainings/140212100/fire", 400, "invalid")]
    [InlineData("/v1/trainings/140212/FIRE", 400, "invalid")]
    [InlineData("/v1/trainings/140299/fire", 404, "unknown_unit")]
    [InlineData("/v1/trainings/140212/none", 404, "unknown_training")]
    [InlineData("/v1/trainings/140212/none/mine", 404, "unknown_training")]
    [InlineData("/v1/trainings/140212100", 400, "invalid")]
    [InlineData("/v1/trainings/140212?limit=0", 400, "invalid")]
    public async Task An_address_without_a_training_says_so(string path, int status, string code)
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(path, gateway.Token("zhao", "micro_gridworker@1402"));

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }
}
